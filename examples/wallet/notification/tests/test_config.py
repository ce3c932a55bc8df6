from pathlib import Path

import pytest

from notification import config

INSTALLED = Path(__file__).parent.parent / "deploy" / "etc" / "notification.ini"


def test_the_installed_file_is_good():
    settings = config.read_settings(INSTALLED)
    assert settings.region == "ap-northeast-1"
    assert settings.queue == "wallet-payments"
    assert (settings.statsd_host, settings.statsd_port) == ("localhost", 8125)


@pytest.mark.parametrize("text", ["", "[aws]\nregion = ap-northeast-1\n", "queue = x\n"])
def test_bad_files_are_refused(tmp_path, text):
    file = tmp_path / "notification.ini"
    file.write_text(text)
    with pytest.raises(ValueError):
        config.read_settings(file)


def test_missing_file(tmp_path):
    with pytest.raises(OSError):
        config.read_settings(tmp_path / "none.ini")


def test_empty_log_file_switches_it_off(monkeypatch):
    monkeypatch.setenv("LOG_FILE", "")
    monkeypatch.setenv("PORT", "9000")
    env = config.get_env_value()
    assert (env.log_file, env.port, env.aws_endpoint) == ("", 9000, None)

"""Readers: one file per kind of evidence, registered here in reading order."""

from __future__ import annotations

from watari.survey.readers.ansible import AnsibleReader
from watari.survey.readers.appsettings import AppsettingsReader
from watari.survey.readers.beanstalk import BeanstalkReader
from watari.survey.readers.buildfiles import BuildFileReader
from watari.survey.readers.channels import ChannelNamesReader
from watari.survey.readers.ci import CiReader
from watari.survey.readers.code import CodeReader, OutlineReader
from watari.survey.readers.codedeploy import AppspecReader
from watari.survey.readers.compose import ComposeReader
from watari.survey.readers.configfile import ConfigFileReader
from watari.survey.readers.cron import CronReader
from watari.survey.readers.dapr import DaprReader
from watari.survey.readers.dapr_components import DaprComponentsReader
from watari.survey.readers.dockerfile import DockerfileReader
from watari.survey.readers.dotenv import DotenvReader
from watari.survey.readers.dotnet import DotnetReader
from watari.survey.readers.helm import HelmReader
from watari.survey.readers.interface import Reader, Source
from watari.survey.readers.kubernetes import KubernetesReader
from watari.survey.readers.launchsettings import LaunchSettingsReader
from watari.survey.readers.make import MakefileReader
from watari.survey.readers.nginx import NginxReader
from watari.survey.readers.npm import NpmReader
from watari.survey.readers.pm2 import Pm2Reader
from watari.survey.readers.procfile import ProcfileReader
from watari.survey.readers.properties import PropertiesReader
from watari.survey.readers.proxies import ApacheReader, CaddyReader, HaproxyReader
from watari.survey.readers.routes import RouteFileReader
from watari.survey.readers.shell import ShellReader
from watari.survey.readers.skaffold import SkaffoldReader
from watari.survey.readers.supervisor import SupervisorReader
from watari.survey.readers.systemd import SystemdReader
from watari.survey.readers.taskdefinition import TaskDefinitionReader
from watari.survey.readers.tye import TyeReader

READERS: tuple[Reader, ...] = (
    BuildFileReader(),
    NpmReader(),
    DotnetReader(),
    AppsettingsReader(),
    LaunchSettingsReader(),
    CodeReader(),
    ChannelNamesReader(),
    DaprComponentsReader(),
    PropertiesReader(),
    SystemdReader(),
    CronReader(),
    ProcfileReader(),
    SupervisorReader(),
    Pm2Reader(),
    BeanstalkReader(),
    TaskDefinitionReader(),
    DockerfileReader(),
    ComposeReader(),
    TyeReader(),
    KubernetesReader(),
    DaprReader(),
    HelmReader(),
    SkaffoldReader(),
    NginxReader(),
    CaddyReader(),
    HaproxyReader(),
    ApacheReader(),
    RouteFileReader(),
    DotenvReader(),
    ConfigFileReader(),
    MakefileReader(),
    ShellReader(),
    CiReader(),
    AppspecReader(),
    AnsibleReader(),
)

OUTLINE: tuple[Reader, ...] = tuple(OutlineReader() if isinstance(one, CodeReader) else one for one in READERS)
"""The readers that find out which services there are, and nothing more of their code."""

__all__ = ["OUTLINE", "READERS", "Reader", "Source"]

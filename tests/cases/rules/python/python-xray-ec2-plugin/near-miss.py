from aws_xray_sdk.core import xray_recorder

# not EC2Plugin
xray_recorder.configure(plugins=("ECSPlugin",))

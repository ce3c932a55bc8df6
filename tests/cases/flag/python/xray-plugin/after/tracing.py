from aws_xray_sdk.core import xray_recorder

xray_recorder.configure(service="orders", plugins=("EC2Plugin", "ECSPlugin"))

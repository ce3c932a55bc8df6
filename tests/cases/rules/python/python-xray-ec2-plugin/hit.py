from aws_xray_sdk.core import xray_recorder

xray_recorder.configure(service="shop", plugins=("EC2Plugin",))  # finding

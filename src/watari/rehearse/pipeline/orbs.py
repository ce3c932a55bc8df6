"""What the orbs' commands do, as shell: from their documents and their public scripts.

https://circleci.com/developer/orbs/orb/circleci/aws-ecr (9.8.1), …/aws-ecs (8.0.0), …/aws-cli (5.4.1)
"""

from __future__ import annotations

from typing import Any


def shell(kind: str, given: dict[str, Any]) -> str | None:
    """The command's effect; None for a command that is not known here."""
    match kind:
        case "aws-cli/setup":
            return ":"  # The emulated account takes any credentials.
        case "aws-ecr/build_and_push_image":
            return _build(given)
        case "aws-ecs/update_task_definition_from_json":
            return (
                f'arn="$(aws ecs register-task-definition --cli-input-json file://{given["task_definition_json"]}'
                ' --query taskDefinition.taskDefinitionArn --output text)"\n'
                'echo "export CCI_ORB_AWS_ECS_REGISTERED_TASK_DFN=\'$arn\'" >> "$BASH_ENV"\n'
            )
        case "aws-ecs/update_service":
            return _update(given)
    return None


def _build(given: dict[str, Any]) -> str:
    labels = str(given.get("extra_build_args", "")).strip()
    return (
        'account="$(aws sts get-caller-identity --query Account --output text)"\n'
        f'image="$account.dkr.ecr.$AWS_DEFAULT_REGION.amazonaws.com/{given["repo"]}:{given["tag"]}"\n'
        f'docker build --file {given.get("path", ".")}/{given.get("dockerfile", "Dockerfile")} --tag "$image" {labels} '
        f"{given.get('build_path', '.')}\n"
        'docker push "$image"\n'
    )


def _update(given: dict[str, Any]) -> str:
    service = given.get("service_name") or given["family"]
    lines = []
    if given.get("skip_task_definition_registration"):
        lines.append(
            f'arn="$(aws ecs describe-task-definition --task-definition {given["family"]}'
            ' --query taskDefinition.taskDefinitionArn --output text)"'
        )
    lines += [
        f'aws ecs update-service --cluster "{given["cluster"]}" --service {service} --task-definition "$arn"'
        " --query service.taskDefinition --output text",
        f'aws ecs wait services-stable --cluster "{given["cluster"]}" --services {service}',
        f'test "$(aws ecs describe-services --cluster "{given["cluster"]}" --services {service}'
        ' --query "services[0].deployments[?status==\'PRIMARY\'].taskDefinition | [0]" --output text)" = "$arn"',
    ]
    return "\n".join(lines) + "\n"

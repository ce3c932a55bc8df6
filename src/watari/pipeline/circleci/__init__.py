"""CircleCI: https://circleci.com/docs/configuration-reference/."""

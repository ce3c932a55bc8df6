"""Tests of ``ecs_task``, with a task metadata endpoint on loopback."""

import unittest

import ecs_task


class CredentialsTest(unittest.TestCase):
    def test_credentials_are_of_the_task_role(self):
        self.assertEqual(ecs_task.credential_provider().METHOD, "container-role")


if __name__ == "__main__":
    unittest.main()

"""How the tests call a command: as the console would, without starting a database."""

import json
from typing import Any

import click
from click.testing import CliRunner, Result


def call(command: click.Command, *arguments: object) -> Result:
    """Runs the command with these arguments."""
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


def told(command: click.Command, *arguments: object) -> Any:
    """The JSON of a command that must succeed."""
    result = call(command, *arguments)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)

"""The commands as Markdown, made of what click prints for `--help`"""
import re
from functools import cache
from importlib import import_module
from inspect import cleandoc
from textwrap import dedent

import click

from tools.markdown import code, escaped, table


@cache
def commands():
    "All commands by what one types: audiotag, audiotag tag, audiotag model list; each with its context"
    from audiotag.cli.main import cli

    def below(command, parent, name):
        context = click.Context(command, parent, name, **command.context_settings)
        yield context.command_path, context
        if isinstance(command, click.Group):
            for each in command.list_commands(context):
                if not command.get_command(context, each).hidden: yield from below(command.get_command(context, each), context, each)
    return dict(below(cli, None, "audiotag"))


def paragraphs(command):
    "The text of a command's help: prose, and as it is what stands indented after a backspace, where click breaks no lines"
    for block in re.split(r"\n\s*\n", cleandoc(command.help or command.callback.__doc__)):
        head, _, rest = block.lstrip("\b\n").partition("\n")
        if block[0] == "\b" and rest and all(line[0] == " " for line in rest.splitlines()):
            yield f"{escaped(head)}\n\n```bash\n{dedent(rest)}\n```"
        else: yield re.sub(r"(?<=[.:])\n" if block[0] == "\b" else r"(?!)", r"\\\n", escaped(block.lstrip("\b\n")))


def options(context):
    "The options of a command as `--help` lists them, and what each means"
    records = [each.get_help_record(context) for each in context.command.get_params(context) if isinstance(each, click.Option)]
    return [(name, " ".join(text.split())) for name, text in filter(None, records)]


def shown(path, home=""):
    "The docs of a command; `home` = the page of all commands, if they are for another"
    context = commands()[path]
    command, usage = context.command, context.command.get_usage(context).removeprefix("Usage: ")
    parts = [f"```bash\n{usage}\n```", *paragraphs(command)]
    below = [name for name in commands() if name.rpartition(" ")[0] == path]
    if below:
        rows = [(f"[{code(name)}]({home}#{anchor(name)})", escaped(commands()[name].command.get_short_help_str(200))) for name in below]
        parts.append(table(("Command", "What it does"), rows, "offered"))
    rows = [(code(name), escaped(text)) for name, text in options(context)]
    return "\n\n".join([*parts, table(("Option", "Meaning"), rows, "parameters")])


def anchor(path):
    "Where a command stands on its page"
    return "command-" + (path.partition(" ")[2] or path).replace(" ", "-")


def path_of(module, name):
    "What one types for the command that a module defines"
    command = getattr(import_module(f"audiotag.{module}"), name)
    return next(path for path, context in commands().items() if context.command is command)

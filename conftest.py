"""What every check of this repository gets, wherever it stands; each part in a file of its own."""

pytest_plugins = [
    "tests.plugins.database",
    "tests.plugins.examples",
    "tests.plugins.province",
    "tests.plugins.skips",
    "tests.plugins.sockets",
]

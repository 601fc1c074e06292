"""Packaging. What varies (version, requirements, entry points) is in settings.ini; nothing of audiotag is imported here."""
import re
from configparser import ConfigParser
from pathlib import Path

from setuptools import find_packages, setup

ROOT = Path(__file__).parent
config = ConfigParser(delimiters=["="])
config.read(ROOT / "settings.ini", encoding="utf-8")
settings = config["DEFAULT"]

requirements = settings["requirements"].split()
EXTRAS = ("train", "library", "scale", "song-tags", "listen", "annotation", "dev")
extras = {extra: settings[f"{extra.replace('-', '_')}_requirements"].split() for extra in EXTRAS}
extras["scale"] += extras["library"]
extras["dev"] += extras["train"] + extras["scale"] + extras["song-tags"] + extras["listen"] + extras["annotation"]
STATUS = {"2": "2 - Pre-Alpha", "3": "3 - Alpha", "4": "4 - Beta", "5": "5 - Production/Stable"}

# Links of the README lead to files of the repository; on PyPI there are none beside it
source = f"{settings['git_url']}/blob/{settings['branch']}"
readme = (ROOT / "README.md").read_text(encoding="utf-8")
readme = re.sub(r"(!\[[^]]*\]\()(?!\w+:)", rf"\1{source.replace('/blob/', '/raw/')}/", readme)
readme = re.sub(r"\]\((?!\w+:|#)", f"]({source}/", readme)

setup(
    name=settings["lib_name"],
    version=settings["version"],
    description=settings["description"],
    long_description=readme,
    long_description_content_type="text/markdown",
    author=settings["author"],
    author_email=settings["author_email"],
    url=settings["git_url"],
    project_urls={
        "Documentation": settings["doc_host"] + settings["doc_baseurl"],
        "Changelog": f"{source}/CHANGELOG.md",
        "Issues": f"{settings['git_url']}/issues",
    },
    license_expression="Apache-2.0 AND MIT",  # MIT: the weights that the bundled model began with, see NOTICE
    license_files=["LICENSE", "NOTICE"],
    keywords=settings["keywords"],
    classifiers=[
        f"Development Status :: {STATUS[settings['status']]}",
        f"Intended Audience :: {settings['audience']}",
        f"Natural Language :: {settings['language']}",
        "Operating System :: OS Independent",
        "Typing :: Typed",
        "Topic :: Multimedia :: Sound/Audio :: Analysis",
        *(f"Programming Language :: Python :: 3.{minor}" for minor in range(11, 15)),
    ],
    python_requires=f">={settings['min_python']}",
    packages=find_packages(include=["audiotag", "audiotag.*"]),
    package_data={"audiotag": ["py.typed", "**/*.pyi", "static/**", "models/default/**", "samples/**"]},
    exclude_package_data={"audiotag": ["static/player/**"]},  # player.js is these modules joined
    install_requires=requirements,
    extras_require=extras,
    entry_points={
        "console_scripts": settings["console_scripts"].split(),
        "nbdev": [f"{settings['lib_path']}={settings['lib_path']}._modidx:d"],
    },
    zip_safe=False,
)

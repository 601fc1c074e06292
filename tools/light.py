"""What serving needs of the core's requirements, one a line, for a server's image: without those that settings.ini calls unserved"""
import re
from configparser import ConfigParser
from pathlib import Path

config = ConfigParser(delimiters=["="])
config.read(Path(__file__).resolve().parent.parent / "settings.ini", encoding="utf-8")
settings = config["DEFAULT"]
unserved = settings["unserved"].split()
for word in settings["requirements"].split():
    if re.match(r"[\w-]+", word)[0] not in unserved: print(word)

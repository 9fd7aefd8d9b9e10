import os

from verbatim import FileStore, Verbatim

place, bots, last = (int(os.environ[name]) for name in ("PLACE", "BOTS", "LAST"))
bot = Verbatim(os.environ["VERBATIM_URL"], token=os.environ["VERBATIM_TOKEN"], store=FileStore("counting-bot"))


def count(message):
    following = int(message.content) + 1
    if following % bots == place and following <= last:
        bot.send(message.chat_id, str(following), f"count-{following}")


bot.on("message", count)
bot.connect()
print("ready", flush=True)

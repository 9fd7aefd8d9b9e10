import os
import sys
import time

from verbatim import FileStore, Verbatim

speaker = Verbatim(os.environ["VERBATIM_URL"], store=FileStore("hasty-speaker"))
if not speaker.restore():
    speaker.log_in(os.environ["VERBATIM_EMAIL"], os.environ["VERBATIM_PASSWORD"])
    print("ready", flush=True)
    sys.stdin.read(1)
    for i in range(5):
        speaker.send(os.environ["CHAT"], f"hasty {i}")
    os._exit(1)
while speaker.outbox.rows:
    time.sleep(0.02)
print("all sent", flush=True)
speaker.close()

import ctypes
import subprocess

ctypes.CDLL("./libscan.so")
subprocess.run(["ffmpeg", "-version"], check=True)

import subprocess

subprocess.run(["git", "push"], check=True)
subprocess.run(["rsync", "-a", "dist/", "example.org:/srv"], check=True)

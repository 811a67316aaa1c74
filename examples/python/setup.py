from setuptools import Extension, setup

setup(
    name="greeter",
    version="1.0",
    packages=["greeter"],
    package_data={"greeter": ["words.txt"]},
    ext_modules=[Extension("greeter._count", ["greeter/count.c"])],
    entry_points={"console_scripts": ["greeter = greeter.server:main"]},
)

from setuptools import Extension, setup

setup(name="yamlversion", version="1.0", ext_modules=[Extension("yamlversion", ["yamlversion.c"], libraries=["yaml"])])

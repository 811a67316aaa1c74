#include <Python.h>
#include <yaml.h>

static PyObject *version(PyObject *self, PyObject *arguments) {
    (void)self;
    (void)arguments;
    return PyUnicode_FromString(yaml_get_version_string());
}

static PyMethodDef methods[] = {{"version", version, METH_NOARGS, "libyaml's version"}, {NULL, NULL, 0, NULL}};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "yamlversion", NULL, -1, methods, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_yamlversion(void) { return PyModule_Create(&module); }

PHP_ARG_ENABLE([squeeze], [whether to enable squeeze], [AS_HELP_STRING([--enable-squeeze], [Enable squeeze])], [yes])
if test "$PHP_SQUEEZE" != no; then
  PHP_ADD_LIBRARY(zstd, 1, SQUEEZE_SHARED_LIBADD)
  PHP_SUBST(SQUEEZE_SHARED_LIBADD)
  PHP_NEW_EXTENSION(squeeze, squeeze.c, $ext_shared)
fi

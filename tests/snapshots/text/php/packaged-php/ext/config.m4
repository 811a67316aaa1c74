PHP_ARG_ENABLE([pearl], [for pearl], [  --enable-pearl])
PHP_NEW_EXTENSION(pearl, pearl.c, $ext_shared)

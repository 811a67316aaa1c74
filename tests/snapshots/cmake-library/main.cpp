#include "greeting.h"
#include <iostream>

int main(int argc, char **argv) {
    std::cout << greeting(argc > 1 ? argv[1] : "nobody") << std::endl;
    return argc > 1 ? 0 : 2;
}

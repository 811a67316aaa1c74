namespace DockerSplit.Core.Tests.Ecosystems;

/// <summary>Composer, PECL and the interpreter, in the forms that they document.</summary>
public sealed class PhpTests
{
    [Theory]
    [InlineData("php:8.2", "composer install -d /app", "/app/vendor")]
    [InlineData("php:8.2", "composer --working-dir=/app install --no-dev", "/app/vendor")]
    [InlineData("php:8.2", "composer require x/y", "/w/vendor")]
    [InlineData("php:8.2", "composer dump-autoload -o", "/w/vendor")]
    [InlineData("php:8.2", "COMPOSER_VENDOR_DIR=/v composer install", "/v")]
    [InlineData("php:8.2", "export COMPOSER_VENDOR_DIR=lib; composer install", "/w/lib")]
    [InlineData("php:8.2", "composer global require x/y", "?")]
    [InlineData("php:8.2", "COMPOSER_HOME=/c composer global require x/y", "/c/vendor")]
    [InlineData("php:8.2", "composer create-project --prefer-dist x/y app 1.0", "/w/app")]
    [InlineData("php:8.2", "composer create-project x/y", "/w/y")]
    [InlineData("php:8.2", "composer create-project x/y:^2", "/w/y")]
    [InlineData("php:8.2", "composer run-script build", "/w")]
    [InlineData("php:8.2", "composer self-update", "")]
    [InlineData("php:8.2", "php composer.phar install", "/w/vendor")]
    [InlineData("php:8.2", "php /usr/local/bin/composer install -d /app", "/app/vendor")]
    [InlineData("php:8.2", "php -d memory_limit=-1 composer.phar install", "/w/vendor")]
    [InlineData("php:8.2", "php composer-setup.php --install-dir=/usr/local/bin --filename=composer", "/usr/local/bin/composer")]
    [InlineData("php:8.2", "php composer-setup.php --install-dir=/opt", "/opt/composer.phar")]
    [InlineData("php:8.2", "php -r 'echo 1;'", "?")]
    [InlineData("php:8.2", "php artisan optimize", "?")]
    [InlineData("php:8.2", "php -m", "")]
    [InlineData("php:8.2", "php -v", "")]
    [InlineData("php:8.2", "pecl install x-1.0 y", "/usr/local/lib/php/extensions /usr/local/etc/php/conf.d")]
    [InlineData("php:8.2", "pecl channel-update pecl.php.net", "/tmp/pear")]
    [InlineData("php:8.2", "phpize && ./configure && make && make install", "/w /usr/local/lib/php/extensions")]
    [InlineData("php:8.2", "docker-php-ext-configure gd --with-jpeg", "/usr/src/php/ext")]
    [InlineData("debian:12", "phpenmod x", "/etc/php/*/*/conf.d/**")]
    public void Packages_and_extensions_have_their_places(string image, string program, string expected) =>
        Assert.Equal(expected, Placed.Of(image, program));
}

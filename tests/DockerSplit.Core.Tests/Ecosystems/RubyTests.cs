namespace DockerSplit.Core.Tests.Ecosystems;

/// <summary>RubyGems and Bundler, in the forms that they document.</summary>
public sealed class RubyTests
{
    [Theory]
    [InlineData("ruby:3.2", "gem install --install-dir /g --bindir /b x", "/g /b")]
    [InlineData("ruby:3.2", "gem install -i /g x", "/g")]
    [InlineData("ruby:3.2", "GEM_HOME=/g gem install x", "/g")]
    [InlineData("ruby:3.2", "gem install --no-document bundler -v 2.1", "")]
    [InlineData("ruby:3.2", "gem install bundler:2.4.1", "")]
    [InlineData("ruby:3.2", "gem install bundler x", "/usr/local/bundle")]
    [InlineData("ruby:3.2", "gem list", "")]
    [InlineData("ruby:3.2", "gem build x.gemspec", "")]
    [InlineData("ruby:3.2", "bundle", "/usr/local/bundle")]
    [InlineData("ruby:3.2", "bundle install --jobs 4 --retry 3", "/usr/local/bundle")]
    [InlineData("ruby:3.2", "bundle update x", "/usr/local/bundle")]
    [InlineData("ruby:3.2", "bundle config path /gems && bundle install", "/gems")]
    [InlineData("ruby:3.2", "bundle config --global path vendor/bundle && bundle", "/w/vendor/bundle")]
    [InlineData("ruby:3.2", "bundle config set path.system true && bundle install", "/usr/local/bundle")]
    [InlineData("ruby:3.2", "bundle config set --local deployment true && bundle install", "/w/vendor/bundle")]
    [InlineData("ruby:3.2", "bundle config set --local without 'development test' && bundle install", "/usr/local/bundle")]
    [InlineData("ruby:3.2", "bundle install --deployment", "/w/vendor/bundle")]
    [InlineData("ruby:3.2", "bundle install --path=/gems", "/gems")]
    [InlineData("ruby:3.2", "BUNDLE_PATH=/b bundle install", "/b")]
    [InlineData("ruby:3.2", "bundle package --all", "")]
    [InlineData("ruby:3.2", "bundle exec rails assets:precompile", "/w")]
    [InlineData("ruby:3.2", "rake build", "/w")]
    [InlineData("debian:12", "BUNDLE_DEPLOYMENT=1 bundle install", "/var/lib/gems/3.1.0 /usr/local/bin")]
    public void Gems_have_their_places(string image, string program, string expected) => Assert.Equal(expected, Placed.Of(image, program));
}

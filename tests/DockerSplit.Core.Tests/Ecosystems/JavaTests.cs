using DockerSplit.Core.Tests.Analysis.Commands;

namespace DockerSplit.Core.Tests.Ecosystems;

/// <summary>Maven, Gradle and the JDK's tools, in the forms that they document.</summary>
public sealed class JavaTests
{
    [Theory]
    [InlineData("mvn clean package -DskipTests", "/w/target /w/*/target*")]
    [InlineData("mvn -f app/pom.xml package", "/w/app/target /w/app/*/target*")]
    [InlineData("mvn -f app package", "/w/app/target /w/app/*/target*")]
    [InlineData("mvn --file=/src/pom.xml package", "/src/target /src/*/target*")]
    [InlineData("./mvnw -B -T 1C -P prod package", "/w/target /w/*/target*")]
    [InlineData("mvn -pl web -am -s /s.xml package", "/w/target /w/*/target*")]
    [InlineData("mvn -q -Dmaven.repo.local=/r dependency:resolve", "")]
    [InlineData("mvn -f pom.xml dependency:go-offline dependency:resolve-plugins", "")]
    [InlineData("mvn --version", "")]
    [InlineData("gradle -p app build", "/w/app/build /w/app/*/build*")]
    [InlineData("gradle --project-dir=/src shadowJar", "/src/build /src/*/build*")]
    [InlineData("gradle build --no-daemon -x test", "/w/build /w/*/build*")]
    [InlineData("gradle -Dorg.gradle.x=y bootJar", "/w/build /w/*/build*")]
    [InlineData("gradle dependencies", "")]
    [InlineData("gradle clean", "")]
    [InlineData("./gradlew installDist", "/w/build/install /w/build/libs")]
    [InlineData("./gradlew :server:installDist", "/w/server/build/install /w/server/build/libs")]
    [InlineData("./gradlew :a:b:installShadowDist -x test", "/w/a/b/build/install /w/a/b/build/libs")]
    [InlineData("javac -d /out -cp 'lib/*' A.java", "/out")]
    [InlineData("javac A.java", "/w")]
    [InlineData("jar -cvf app.jar -C out .", "/w/app.jar")]
    [InlineData("jar cfe app.jar Main A.class", "/w/app.jar")]
    [InlineData("jar cmf M.txt app.jar x", "/w/app.jar")]
    [InlineData("jar --create --file=/opt/app.jar -C out .", "/opt/app.jar")]
    [InlineData("jar -c -f app.jar x", "/w/app.jar")]
    [InlineData("jar uf app.jar x", "/w/app.jar")]
    [InlineData("jar tf app.jar", "")]
    [InlineData("jar --list --file app.jar", "")]
    [InlineData("jlink --add-modules x --output=/jre", "/jre")]
    [InlineData("jpackage --dest /out --name x", "/out")]
    public void What_is_built_lies_in_the_project(string program, string expected) =>
        Assert.Equal(expected, Placed.Of("maven:3-eclipse-temurin-17", program));

    [Theory]
    [InlineData("jar xf /a.jar", "unpacks /a.jar into /w")]
    [InlineData("cd /srv && jar -xf /a.war", "unpacks /a.war into /srv")]
    [InlineData("jar --extract --file a.jar", "unpacks /w/a.jar into /w")]
    public void An_archive_is_unpacked_where_jar_runs(string program, string expected) =>
        Assert.Equal(expected, Told.Of(program, "maven:3-eclipse-temurin-17"));
}

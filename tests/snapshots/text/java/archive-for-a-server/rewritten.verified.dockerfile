FROM tomcat:9.0-jdk17 AS builder
RUN apt-get update && apt-get install -y --no-install-recommends maven && rm -rf /var/lib/apt/lists/*
COPY . /build
RUN mvn -B -f /build/pom.xml package && cp /build/target/market-1.0.war /usr/local/tomcat/webapps/ROOT.war

FROM tomcat:9.0-jre17
COPY --from=builder /usr/local/tomcat/webapps/ROOT.war /usr/local/tomcat/webapps/ROOT.war

package vn.lienthong.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/**
 * A Camel Main with the modules of the engine, and nothing of ours: two HTTP servers (one with health and metrics), an
 * H2 file behind a pool, and one YAML route for each module that the engine's routes use.
 */
public final class BareCamel {
    private BareCamel() {}

    /** @param args the port to listen on, the one for health and metrics, and a directory for route and database */
    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[2]);
        Path routes = Files.writeString(
                directory.resolve("bare.camel.yaml"),
                """
                - route:
                    id: receive
                    from:
                      uri: platform-http:/bare
                      parameters: {httpMethodRestrict: POST}
                      steps:
                        - setBody: {expression: {jq: {expression: .number}}}
                        - to: {uri: "sql:insert into bare (number) values (:#${body})"}
                        - to: {uri: "direct:call"}
                - route:
                    id: call
                    from:
                      uri: direct:call
                      steps:
                        - marshal: {json: {library: Jackson}}
                        - to: {uri: "http://127.0.0.1:9/none"}
                - route:
                    id: clock
                    from:
                      uri: quartz:daily
                      parameters: {cron: "0 0 1 * * ?"}
                      steps:
                        - log: {message: "day"}
                """);
        Main main = new Main();
        main.addInitialProperty("camel.server.enabled", "true");
        main.addInitialProperty("camel.server.host", "127.0.0.1");
        main.addInitialProperty("camel.server.port", args[0]);
        main.addInitialProperty("camel.management.enabled", "true");
        main.addInitialProperty("camel.management.host", "127.0.0.1");
        main.addInitialProperty("camel.management.port", args[1]);
        main.addInitialProperty("camel.management.health-check-enabled", "true");
        main.addInitialProperty("camel.metrics.enabled", "true");
        main.configure().withRoutesIncludePattern("file:" + routes);
        main.bind("database", database(directory));
        main.bind("server", serverOn(Integer.parseInt(args[0])));
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void afterStart(BaseMainSupport started) {
                System.out.println(StartUp.READY);
            }
        });
        main.run();
    }

    /** Without it Camel looks for the server of port 8080. */
    private static VertxPlatformHttpServerConfiguration serverOn(int port) {
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindPort(port);
        return configuration;
    }

    private static HikariDataSource database(Path directory) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:file:" + directory.resolve("bare") + ";WRITE_DELAY=0");
        HikariDataSource pool = new HikariDataSource(config);
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists bare (number varchar(100) primary key)");
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
        return pool;
    }
}

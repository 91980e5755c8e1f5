package vn.lienthong.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.main.Main;

/** A Camel Main with the modules of the engine on its class path, an HTTP server and one YAML route; nothing else. */
public final class BareCamel {
    private BareCamel() {}

    /** @param args the port to listen on, and a directory to write the route to */
    public static void main(String[] args) throws Exception {
        Path route = Files.writeString(
                Path.of(args[1]).resolve("bare.camel.yaml"),
                """
                - route:
                    id: bare
                    from:
                      uri: platform-http:/bare
                      steps:
                        - setBody:
                            expression:
                              jq: {expression: .number}
                """);
        Main main = new Main();
        main.addInitialProperty("camel.server.enabled", "true");
        main.addInitialProperty("camel.server.host", "127.0.0.1");
        main.addInitialProperty("camel.server.port", args[0]);
        main.configure().withRoutesIncludePattern("file:" + route);
        main.addMainListener(new org.apache.camel.main.MainListenerSupport() {
            @Override
            public void afterStart(org.apache.camel.main.BaseMainSupport started) {
                System.out.println(StartUp.READY);
            }
        });
        main.run();
    }
}

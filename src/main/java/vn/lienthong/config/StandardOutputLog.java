package vn.lienthong.config;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.List;
import java.util.Map;

/**
 * How the log is written unless a file says otherwise: one line an event, to standard output, where the service manager
 * keeps and rotates it. Level: {@code LIENTHONG_LOG_LEVEL}. In Java because to read the same from XML takes longer than
 * many a command runs; a file named by {@code -Dlogback.configurationFile}, or a {@code logback-test.xml} among the
 * classes, has precedence.
 */
public final class StandardOutputLog extends ContextAwareBase implements Configurator {
    private static final String PATTERN =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{24} %msg%n%nopex";
    private static final List<String> TALKATIVE =
            List.of("org.apache.camel", "com.zaxxer.hikari", "org.flywaydb", "io.vertx", "org.quartz");

    private final Map<String, String> environment;

    public StandardOutputLog() {
        this(System.getenv());
    }

    StandardOutputLog(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (System.getProperty("logback.configurationFile") != null || hasTestFile())
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        write(context);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    void write(LoggerContext context) {
        for (String library : TALKATIVE) context.getLogger(library).setLevel(Level.WARN);
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.toLevel(environment.get("LIENTHONG_LOG_LEVEL"), Level.INFO));
        root.addAppender(console(context));
    }

    private static boolean hasTestFile() {
        return StandardOutputLog.class.getResource("/logback-test.xml") != null;
    }

    private static ConsoleAppender<ILoggingEvent> console(LoggerContext context) {
        PatternLayoutEncoder line = new PatternLayoutEncoder();
        line.setContext(context);
        line.setPattern(PATTERN);
        line.start();
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setName("console");
        console.setEncoder(line);
        console.start();
        return console;
    }
}

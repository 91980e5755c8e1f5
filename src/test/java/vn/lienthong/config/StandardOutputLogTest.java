package vn.lienthong.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StandardOutputLogTest {
    private final LoggerContext context = new LoggerContext();

    @BeforeEach
    void start() {
        context.setMDCAdapter(new LogbackMDCAdapter());
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private Logger root(Map<String, String> environment) {
        new StandardOutputLog(environment).write(context);
        return context.getLogger(Logger.ROOT_LOGGER_NAME);
    }

    @Test
    void is_what_the_engine_logs_by() {
        assertTrue(ServiceLoader.load(Configurator.class).stream()
                .anyMatch(found -> found.type() == StandardOutputLog.class));
    }

    @Test
    void leaves_it_to_a_file_that_is_among_the_classes() {
        assertEquals(Configurator.ExecutionStatus.INVOKE_NEXT_IF_ANY, new StandardOutputLog().configure(context));
        assertFalse(context.getLogger(Logger.ROOT_LOGGER_NAME)
                .iteratorForAppenders()
                .hasNext());
    }

    @Test
    void has_the_level_of_the_environment() {
        assertEquals(Level.DEBUG, root(Map.of("LIENTHONG_LOG_LEVEL", "debug")).getLevel());
    }

    @Test
    void says_what_matters_to_an_operator_unless_told_otherwise() {
        assertEquals(Level.INFO, root(Map.of()).getLevel());
        assertEquals(Level.INFO, root(Map.of("LIENTHONG_LOG_LEVEL", "loud")).getLevel());
        assertEquals(Level.WARN, context.getLogger("org.apache.camel.main").getEffectiveLevel());
    }

    @Test
    void is_one_line_an_event_and_never_the_words_of_an_exception() {
        Logger root = root(Map.of());
        var console = (ConsoleAppender<ILoggingEvent>) root.getAppender("console");
        var event = new LoggingEvent("", root, Level.ERROR, "broken", new IllegalStateException("Nguyễn"), null);
        event.setThreadName("main");
        String line = new String(((PatternLayoutEncoder) console.getEncoder()).encode(event), StandardCharsets.UTF_8);
        assertTrue(line.matches("\\d{4}-\\d{2}-\\d{2}T[\\d:.]+\\S* ERROR \\[main] ROOT broken\\R"), line);
    }
}

package vn.lienthong.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** No log lines until closed: for a command whose own answer says all there is to say. */
final class Silence implements AutoCloseable {
    private final Map<Logger, Level> before = new HashMap<>();

    private Silence() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        for (Logger logger : context.getLoggerList()) {
            if (logger.getLevel() == null) continue;
            before.put(logger, logger.getLevel());
            logger.setLevel(Level.OFF);
        }
    }

    static Silence begin() {
        return new Silence();
    }

    @Override
    public void close() {
        before.forEach(Logger::setLevel);
    }
}

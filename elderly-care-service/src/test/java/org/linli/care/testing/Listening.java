package org.linli.care.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Hears everything that is logged until it is closed, what is said in detail too. */
public final class Listening implements AutoCloseable {

    private static final Logger ROOT = LogManager.getLogManager().getLogger("");
    private static final List<Logger> TALKATIVE =
            List.of(Logger.getLogger("org.linli"), Logger.getLogger("io.quarkus"), Logger.getLogger("org.jboss"));

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Handler ear = new Handler() {
        @Override
        public void publish(LogRecord record) {
            heard.add(record.getLoggerName() + " " + record.getMessage()
                    + (record.getParameters() == null ? "" : " " + List.of(record.getParameters()))
                    + (record.getThrown() == null ? "" : " " + record.getThrown()));
        }

        @Override
        public void flush() {
            // Everything is there at once.
        }

        @Override
        public void close() {
            // Nothing to give back.
        }
    };

    public Listening() {
        ear.setLevel(Level.ALL);
        ROOT.addHandler(ear);
        TALKATIVE.forEach(logger -> logger.setLevel(Level.FINE));
    }

    /** Every line so far. */
    public List<String> heard() {
        return heard;
    }

    @Override
    public void close() {
        TALKATIVE.forEach(logger -> logger.setLevel(null));
        ROOT.removeHandler(ear);
    }
}

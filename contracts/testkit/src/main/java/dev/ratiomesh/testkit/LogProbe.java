package dev.ratiomesh.testkit;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jboss.logmanager.ExtLogRecord;

/** Records everything that is logged while the probe is open, with parameters and stack traces. */
public final class LogProbe extends Handler implements AutoCloseable {
    private final List<String> records = new CopyOnWriteArrayList<>();

    private LogProbe() {}

    public static LogProbe start() {
        LogProbe probe = new LogProbe();
        Logger.getLogger("").addHandler(probe);
        return probe;
    }

    public String text() {
        return records.stream().collect(Collectors.joining("\n"));
    }

    @Override
    public void publish(LogRecord record) {
        StringWriter text = new StringWriter();
        text.append(record instanceof ExtLogRecord ext ? ext.getFormattedMessage() : record.getMessage());
        text.append(Arrays.toString(record.getParameters()));
        if (record.getThrown() != null) {
            record.getThrown().printStackTrace(new PrintWriter(text));
        }
        records.add(text.toString());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}

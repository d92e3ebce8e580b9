package org.linli.dispatch.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's driver, remembering what each transaction asked of the server: one entry a round trip. */
public final class CountingDriver extends org.postgresql.Driver {

    private static final ConcurrentLinkedQueue<List<String>> COMMITTED = new ConcurrentLinkedQueue<>();
    private static volatile boolean counting;

    /** Forgets what was counted and counts from here on. */
    public static void begin() {
        COMMITTED.clear();
        counting = true;
    }

    /** Stops counting. @return the statements of every transaction committed since it began, the commit left out */
    public static List<List<String>> end() {
        counting = false;
        return List.copyOf(COMMITTED);
    }

    @Override
    public @Nullable Connection connect(String url, @Nullable Properties info) throws SQLException {
        Connection connection = super.connect(url, info);
        return connection == null ? null : counted(connection);
    }

    private static Connection counted(Connection connection) {
        List<String> asked = new ArrayList<>();
        return proxy(Connection.class, (self, method, arguments) -> {
            Object answer = invoke(connection, method, arguments);
            switch (method.getName()) {
                case "commit" -> {
                    if (counting && !asked.isEmpty()) {
                        COMMITTED.add(List.copyOf(asked));
                    }
                    asked.clear();
                }
                case "rollback" -> asked.clear();
                default -> {
                    // Nothing of a transaction ends here.
                }
            }
            if (answer instanceof PreparedStatement statement) {
                return counted(PreparedStatement.class, statement, String.valueOf(arguments[0]), asked);
            }
            return answer instanceof Statement statement ? counted(Statement.class, statement, "", asked) : answer;
        });
    }

    private static <T extends Statement> T counted(Class<T> type, T statement, String sql, List<String> asked) {
        return proxy(type, (self, method, arguments) -> {
            if (counting && method.getName().startsWith("execute")) {
                asked.add(sql.isEmpty() && arguments != null ? String.valueOf(arguments[0]) : sql);
            }
            return invoke(statement, method, arguments);
        });
    }

    private static @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(CountingDriver.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}

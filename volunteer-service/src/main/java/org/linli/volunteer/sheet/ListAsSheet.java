package org.linli.volunteer.sheet;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.Variant;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.kit.paging.Page;

/**
 * A list as a file for spreadsheets, by {@code Accept}: the rows of all its pages, fetched one after the other, so that the
 * memory it takes does not grow with the list.
 *
 * @param columns names of the columns
 * @param cells of one row, in the order of the columns
 */
public record ListAsSheet<T>(String file, List<String> columns, Function<T, List<? extends @Nullable Object>> cells) {

    public static final String CSV = "text/csv";

    private static final MediaType CSV_UTF_8 = new MediaType("text", "csv", "utf-8");
    private static final List<Variant> FORMS = Variant.mediaTypes(
                    MediaType.APPLICATION_JSON_TYPE, new MediaType("text", "csv"))
            .build();

    /** Whether the caller would rather have a sheet than JSON. */
    public static boolean isWanted(Request request) {
        Variant chosen = request.selectVariant(FORMS);
        return chosen != null && chosen.getMediaType().getSubtype().equals("csv");
    }

    /**
     * The answer. The first page is fetched before anything is sent, so that a refusal is still told as one; what fails later
     * breaks the connection, and the file ends without its last rows.
     *
     * @param pages a page of the list by the cursor of it; null: the first asked for
     */
    public Response answer(Function<@Nullable String, Page<T>> pages) {
        Page<T> first = pages.apply(null);
        StreamingOutput rows = out -> write(out, first, pages);
        return Response.ok(rows, CSV_UTF_8)
                .header("Content-Disposition", "attachment; filename=\"" + file + ".csv\"")
                .header("Cache-Control", "no-store")
                .build();
    }

    private void write(OutputStream out, Page<T> first, Function<@Nullable String, Page<T>> pages) throws IOException {
        send(out, Sheet.MARK + Sheet.row(columns));
        Page<T> page = first;
        while (true) {
            StringBuilder rows = new StringBuilder();
            page.items().forEach(item -> rows.append(Sheet.row(cells.apply(item))));
            send(out, rows.toString());
            String next = page.next();
            if (next == null) {
                return;
            }
            page = pages.apply(next);
        }
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}

package dev.ratiomesh.fleet.access;

import dev.ratiomesh.fleet.quota.Spend;
import java.util.Map;

/**
 * One call.
 *
 * @param method the HTTP method; all but GET may have an effect, so that an unknown outcome is told apart
 * @param path with its query, encoded, beginning with a slash; or the whole address that {@code host} gave before
 * @param headers besides those of the grant
 * @param body empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // handed through, compared by nobody
public record Ask(
        Who who, Spend spend, Host host, String method, String path, Map<String, String> headers, byte[] body) {
    public Ask {
        headers = Map.copyOf(headers);
    }

    public static Ask get(Who who, Spend spend, Host host, String path) {
        return new Ask(who, spend, host, "GET", path, Map.of(), new byte[0]);
    }

    public static Ask json(Who who, Spend spend, String method, String path, byte[] body) {
        return new Ask(
                who, spend, Host.DATA, method, path, Map.of("content-type", "application/json; charset=UTF-8"), body);
    }
}

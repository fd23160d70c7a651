package dev.ratiomesh.fleet.access.api;

import dev.ratiomesh.fleet.quota.QuotaCost;
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
public record ApiRequest(
        ApiCaller who,
        QuotaCost spend,
        GoogleService host,
        String method,
        String path,
        Map<String, String> headers,
        byte[] body) {
    public ApiRequest {
        headers = Map.copyOf(headers);
    }

    public static ApiRequest get(ApiCaller who, QuotaCost spend, GoogleService host, String path) {
        return new ApiRequest(who, spend, host, "GET", path, Map.of(), new byte[0]);
    }

    public static ApiRequest json(ApiCaller who, QuotaCost spend, String method, String path, byte[] body) {
        return new ApiRequest(
                who,
                spend,
                GoogleService.DATA,
                method,
                path,
                Map.of("content-type", "application/json; charset=UTF-8"),
                body);
    }
}

package dev.ratiomesh.fleet.access.api;

import dev.ratiomesh.fleet.quota.QuotaCost;
import java.util.Map;

/**
 * One HTTP request to a Google API, made on behalf of a channel or anonymously. Methods other than GET may have an effect,
 * so a lost response leaves their outcome in doubt.
 *
 * @param cost the quota cost that is reserved before the request is sent
 * @param method the HTTP method
 * @param path the encoded path with its query, beginning with a slash; or an absolute URL that {@code service} returned
 * @param headers additional headers; authorization is added by the gateway
 * @param body the request body, empty when there is none
 */
@SuppressWarnings("ArrayRecordComponent") // passed through and never compared
public record ApiRequest(
        ApiCaller caller,
        QuotaCost cost,
        GoogleService service,
        String method,
        String path,
        Map<String, String> headers,
        byte[] body) {
    public ApiRequest {
        headers = Map.copyOf(headers);
    }

    public static ApiRequest get(ApiCaller caller, QuotaCost cost, GoogleService service, String path) {
        return new ApiRequest(caller, cost, service, "GET", path, Map.of(), new byte[0]);
    }

    public static ApiRequest json(ApiCaller caller, QuotaCost cost, String method, String path, byte[] body) {
        return new ApiRequest(
                caller,
                cost,
                GoogleService.DATA,
                method,
                path,
                Map.of("content-type", "application/json; charset=UTF-8"),
                body);
    }
}

package dev.ratiomesh.order.placing.outbound;

import dev.ratiomesh.delivery.secrets.Keyring;
import dev.ratiomesh.order.OrderConfig;
import dev.ratiomesh.order.mesh.Fixtures;
import dev.ratiomesh.order.placing.outbound.credentials.CredentialResolver;
import dev.ratiomesh.order.placing.outbound.credentials.CredentialStatusStore;
import dev.ratiomesh.order.placing.outbound.credentials.ProviderAccountStore;
import dev.ratiomesh.order.placing.outbound.googleads.AccessTokenCache;
import dev.ratiomesh.order.placing.outbound.googleads.AccountGuards;
import dev.ratiomesh.order.placing.outbound.googleads.ApiVersionCheck;
import dev.ratiomesh.order.placing.outbound.googleads.DemandGenCampaignMapper;
import dev.ratiomesh.order.placing.outbound.googleads.GoogleAdsClient;
import dev.ratiomesh.order.placing.outbound.googleads.GoogleAdsHttpClient;
import dev.ratiomesh.order.placing.outbound.googleads.GoogleAdsResponseParser;
import dev.ratiomesh.order.placing.outbound.googleads.TokenEndpointClient;
import dev.ratiomesh.testkit.TestInfrastructure;
import dev.ratiomesh.testkit.postgres.PostgresAddress;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Builds the Google Ads client as the service uses it, for a given address, with a database of provider accounts. */
public final class AdsRig {
    final Pool pool;
    public final ProviderAccountStore accounts;
    public final GoogleAdsHttpClient calls;
    public final GoogleAdsClient ads;
    public final ApiVersionCheck version;
    public final AccountGuards guards;

    public AdsRig(Vertx vertx, String url, Map<String, String> overrides) {
        OrderConfig config = config(url, overrides);
        pool = database(vertx);
        Keyring keys = Keyring.of(config.credentials(), "orders.credentials");
        Clock clock = Clock.systemUTC();
        accounts = new ProviderAccountStore(pool, keys, clock);
        AccessTokenCache tokens = new AccessTokenCache(
                new CredentialResolver(pool, keys, config),
                new TokenEndpointClient(vertx, clock, config),
                new CredentialStatusStore(pool, clock),
                clock,
                config);
        guards = new AccountGuards(config);
        calls = new GoogleAdsHttpClient(vertx, tokens, guards, config);
        version = new ApiVersionCheck(calls, config);
        OrderMeters meters = new OrderMeters(new SimpleMeterRegistry());
        ads = new GoogleAdsClient(
                calls, new DemandGenCampaignMapper(config), new GoogleAdsResponseParser(version, meters), meters);
    }

    static OrderConfig config(String url, Map<String, String> overrides) {
        Map<String, String> settings = new HashMap<>();
        settings.put("orders.credentials.keys.k1", Fixtures.key(1));
        settings.put("orders.credentials.active-key", "k1");
        settings.put("orders.google-ads.host", url);
        settings.put("orders.google-ads.token-url", url + "/token");
        settings.put("orders.google-ads.client-id", "id");
        settings.put("orders.google-ads.refresh-token", "grant");
        settings.put("orders.google-ads.shared-accounts", "*");
        settings.put("orders.google-ads.timeout", "PT1S");
        settings.put("orders.currencies.USD.cost-per-view", "0.02");
        settings.put("orders.currencies.USD.minimum-per-day", "5.00");
        settings.put("orders.currencies.USD.target-cpc", "0.20");
        settings.putAll(overrides);
        return new SmallRyeConfigBuilder()
                .withMapping(OrderConfig.class)
                .withDefaultValues(settings)
                .addDiscoveredConverters()
                .build()
                .getConfigMapping(OrderConfig.class);
    }

    private static Pool database(Vertx vertx) {
        PostgresAddress server = TestInfrastructure.shared().postgres();
        String name = "ads_" + UUID.randomUUID().toString().replace("-", "");
        server.createDatabase(name);
        PgConnectOptions options = PgConnectOptions.fromUri(server.url(name).replace("vertx-reactive:", ""))
                .setUser(server.user())
                .setPassword(server.password());
        Pool pool = PgBuilder.pool().connectingTo(options).using(vertx).build();
        pool.query(migration()).executeAndAwait();
        return pool;
    }

    private static String migration() {
        try (InputStream sql = AdsRig.class.getResourceAsStream("/db/migration/V4__provider_accounts.sql")) {
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

package dev.ratiomesh.local;

/** Lists the ports of the local mesh and the option that changes each. */
public enum MeshPort {
    CAMPAIGN_SERVICE("campaign-service", 8080),
    STATS_POLLER("stats-poller", 8081),
    RATIO_ENGINE("ratio-engine", 8082),
    ORDER_EXECUTOR("order-executor", 8083),
    CHANNEL_FLEET("channel-fleet", 8085),
    SANDBOX("sandbox", 8090),
    KAFKA("kafka", 19092),
    POSTGRES("postgres", 15432);

    private final String processName;
    private final int defaultPort;

    MeshPort(String processName, int defaultPort) {
        this.processName = processName;
        this.defaultPort = defaultPort;
    }

    /** Tells whether this is one of the mesh's own services, and not its infrastructure. */
    boolean isService() {
        return compareTo(SANDBOX) < 0;
    }

    public String processName() {
        return processName;
    }

    public int defaultPort() {
        return defaultPort;
    }

    /** Returns the option's name, for example {@code mesh.kafka.port}. */
    public String option() {
        return "mesh." + processName + ".port";
    }
}

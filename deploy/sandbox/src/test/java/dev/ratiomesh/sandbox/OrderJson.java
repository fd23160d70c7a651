package dev.ratiomesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/** Builds the body that creates a whole advertising order, which tests change. */
final class OrderJson {
    static final String CUSTOMER = "customers/1234567890/";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private OrderJson() {}

    /** Builds an order of fifty USD over five days from a moment on, enabled at once. */
    static String order(String name, String video, Instant from) {
        return changed(name, video, from, body -> {});
    }

    static String changed(String name, String video, Instant from, Consumer<JsonNode> change) {
        try {
            String end = TIME.format(from.plusSeconds(5 * 86_400));
            String body = TEMPLATE.replace("${name}", name)
                    .replace("${video}", video)
                    .replace("${start}", TIME.format(from))
                    .replace("${end}", end)
                    .replace("${logo}", picture(128, 128));
            JsonNode tree = JSON.readTree(body);
            change.accept(tree);
            return tree.toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns the message that an operation creates. */
    static ObjectNode created(JsonNode body, int operation) {
        return (ObjectNode)
                body.path("mutateOperations").path(operation).elements().next().path("create");
    }

    static String picture(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static final String TEMPLATE =
            """
            {"partialFailure":false,"validateOnly":false,"responseContentType":"RESOURCE_NAME_ONLY","mutateOperations":[
             {"campaignBudgetOperation":{"create":{"resourceName":"customers/1234567890/campaignBudgets/-1",
               "name":"${name} budget","period":"CUSTOM_PERIOD","totalAmountMicros":"50000000","explicitlyShared":false}}},
             {"campaignOperation":{"create":{"resourceName":"customers/1234567890/campaigns/-2","name":"${name}",
               "advertisingChannelType":"DEMAND_GEN","status":"ENABLED",
               "campaignBudget":"customers/1234567890/campaignBudgets/-1",
               "containsEuPoliticalAdvertising":"DOES_NOT_CONTAIN_EU_POLITICAL_ADVERTISING",
               "startDateTime":"${start}","endDateTime":"${end}","targetCpc":{"targetCpcMicros":"200000"}}}},
             {"adGroupOperation":{"create":{"resourceName":"customers/1234567890/adGroups/-3","name":"${name} group",
               "campaign":"customers/1234567890/campaigns/-2","status":"ENABLED"}}},
             {"assetOperation":{"create":{"resourceName":"customers/1234567890/assets/-4","name":"${name} logo",
               "imageAsset":{"data":"${logo}"}}}},
             {"assetOperation":{"create":{"resourceName":"customers/1234567890/assets/-5","name":"${name} video",
               "youtubeVideoAsset":{"youtubeVideoId":"${video}"}}}},
             {"adGroupAdOperation":{"create":{"adGroup":"customers/1234567890/adGroups/-3","ad":{"name":"${name} ad",
               "finalUrls":["https://www.youtube.com/watch?v=${video}"],
               "demandGenVideoResponsiveAd":{"businessName":{"text":"Channel"},
                "videos":[{"asset":"customers/1234567890/assets/-5"}],
                "logoImages":[{"asset":"customers/1234567890/assets/-4"}],
                "headlines":[{"text":"H"}],"longHeadlines":[{"text":"L"}],"descriptions":[{"text":"D"}]}}}}}]}
            """;
}

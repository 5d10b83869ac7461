package org.haochaping.protocol.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.SatisfactionLevel;
import org.junit.jupiter.api.Test;

class RecordsTest {
  @Test
  void record_printed_showsNothingOfTheApplicant() {
    assertThat(Samples.service("P-1").toString())
        .contains("P-1")
        .doesNotContain("演示甲", "150902199001010000", "13800000000");
  }

  @Test
  void hash_ofTheSameFieldsInAnotherOrder_isTheSame() {
    ObjectNode json = Samples.rating("P-1", SatisfactionLevel.SATISFIED).json();
    ObjectNode turned = JsonNodeFactory.instance.objectNode();
    List<String> names = new ArrayList<>();
    json.fieldNames().forEachRemaining(names::add);
    Collections.reverse(names);
    names.forEach(name -> turned.set(name, json.get(name)));

    assertThat(RecordHash.of(turned)).isEqualTo(RecordHash.of(json));
    assertThat(RecordHash.of(turned.put("satisfaction", "3"))).isNotEqualTo(RecordHash.of(json));
  }

  @Test
  void hash_isOverTheLinesItIsDocumentedToBeOver() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("b", 12).put("a", "是");

    assertThat(RecordHash.of(json))
        .isEqualTo(Hash.sha256("a:3:是\nb:2:12\n".getBytes(StandardCharsets.UTF_8)));
  }

  @Property(tries = 100)
  void setDigest_inAnyOrder_isTheSame(
      @ForAll @Size(min = 1, max = 20) List<String> keys, @ForAll long seed) {
    SetDigest straight = new SetDigest();
    SetDigest turned = new SetDigest();
    Hash hash = Hash.sha256(new byte[] {1});
    keys.forEach(key -> straight.add(key, hash));
    List<String> shuffled = new ArrayList<>(keys);
    Collections.shuffle(shuffled, new Random(seed));
    shuffled.forEach(key -> turned.add(key, hash));

    assertThat(turned.digest()).isEqualTo(straight.digest());
    turned.add("one more", hash);
    assertThat(turned.digest()).isNotEqualTo(straight.digest());
  }

  @Test
  void reasonList_allows_onlyActiveReasonsOfTheLevel() {
    ReasonList reasons = ReasonList.shipped();

    assertThat(reasons.allows(SatisfactionLevel.VERY_DISSATISFIED, "108")).isTrue();
    assertThat(reasons.allows(SatisfactionLevel.DISSATISFIED, "108")).isFalse();
    assertThat(reasons.allows(SatisfactionLevel.VERY_DISSATISFIED, "101")).isFalse();
    assertThat(reasons.find("101")).isPresent();
    assertThat(reasons.allows(SatisfactionLevel.VERY_DISSATISFIED, "999")).isFalse();
  }

  @Test
  void codeList_ofLevels_agreesWithTheLevels() {
    for (SatisfactionLevel level : SatisfactionLevel.values()) {
      assertThat(CodeList.of("satisfaction").labels())
          .containsEntry(Integer.toString(level.cityCode()), level.chinese());
    }
  }

  @Test
  void key_writtenAndRead_isTheSame() {
    RecordKey key = new RecordKey(RecordKind.RATING, "A/B-1", 2);

    assertThat(key).hasToString("rating/A/B-1/2");
    assertThat(RecordKey.parse(key.toString())).isEqualTo(key);
    assertThatThrownBy(() -> RecordKey.parse("rating/2")).isInstanceOf(ProtocolException.class);
  }

  @Property(tries = 300)
  void time_formattedAndParsed_isTheSameToTheSecond(@ForAll LocalDateTime any) {
    LocalDateTime time = any.withYear(Math.floorMod(any.getYear(), 10_000)).withNano(0);

    assertThat(CityTime.parse("t", CityTime.format(time))).isEqualTo(time);
    assertThat(CityTime.format(time))
        .isEqualTo(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").format(time));
  }

  @Test
  void time_thatIsNone_isRefusedByName() {
    for (String text :
        List.of(
            "2026-02-30 10:00:00",
            "2026-1-1 10:00:00",
            "2026-11-24T10:00:00",
            "2026-11-24 24:00:00",
            "２026-11-24 10:00:00",
            "")) {
      assertThatThrownBy(() -> CityTime.parse("assessTime", text))
          .isInstanceOf(ProtocolException.class)
          .hasMessageStartingWith("assessTime:");
    }
  }
}

package org.haochaping.gateway.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.haochaping.gateway.cases.BatchDesk;
import org.haochaping.gateway.cases.BatchRule;
import org.haochaping.gateway.cases.CaseConflictException;
import org.haochaping.gateway.cases.CaseDesk;
import org.haochaping.gateway.cases.CaseDesk.Reported;
import org.haochaping.gateway.cases.CaseFile;
import org.haochaping.gateway.cases.FieldFault;
import org.haochaping.gateway.cases.IssuedReceipt;
import org.haochaping.protocol.JsonFields;

/** Cases, batches and their receipts (articles 13, 15, 16). */
final class CaseDoor {
  private final CaseDesk desk;
  private final BatchDesk batches;
  private final RequestKeys keys;

  CaseDoor(CaseDesk desk, BatchDesk batches, RequestKeys keys) {
    this.desk = desk;
    this.batches = batches;
    this.keys = keys;
  }

  void accepted(Context http) {
    int dots = ReceiptAnswer.dots(http);
    Body body = Body.read(http);
    Form form = new Form();
    int window = form.window(body.json());
    Optional<CaseFile> file = form.accepted(body.tree(), "");
    form.check();
    keys.bind(http, Caller.of(http), body);
    answer(http, desk.accepted(file.orElseThrow(), window), dots);
  }

  void finished(Context http) {
    int dots = ReceiptAnswer.dots(http);
    Body body = Body.read(http);
    Form form = new Form();
    int window = form.window(body.json());
    Optional<CaseFile> file = form.finished(body.tree());
    form.check();
    keys.bind(http, Caller.of(http), body);
    answer(http, desk.finished(file.orElseThrow(), window), dots);
  }

  void failed(Context http) {
    Body body = Body.read(http);
    Form form = new Form();
    Optional<CaseFile> file = form.failed(body.tree());
    form.check();
    keys.bind(http, Caller.of(http), body);
    answer(http, desk.failed(file.orElseThrow()), ReceiptAnswer.USUAL_DOTS);
  }

  void batch(Context http) {
    int dots = ReceiptAnswer.dots(http);
    Body body = Body.read(http);
    Form form = new Form();
    int window = form.window(body.json());
    List<CaseFile> files = files(body.json(), window, form);
    form.check();
    keys.bind(http, Caller.of(http), body);
    List<Reported> reported = batches.accepted(files, window);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode cases = json.putArray("cases");
    reported.forEach(one -> put(cases.addObject(), one));
    Optional<IssuedReceipt> receipt = reported.get(0).receipt();
    receipt.ifPresent(one -> ReceiptAnswer.put(json.putObject("receipt"), one));
    ReceiptAnswer.answer(http, reported.get(0).isNew() ? 201 : 200, json, receipt, dots);
  }

  private static List<CaseFile> files(JsonFields json, int window, Form form) {
    List<JsonFields> objects = form.field(() -> json.objects("cases"), List.of());
    BatchRule.size("cases", objects.size()).ifPresent(form::refuse);
    List<CaseFile> files = new ArrayList<>();
    BatchRule rule = new BatchRule();
    for (int i = 0; i < Math.min(objects.size(), BatchRule.MOST); i++) {
      String where = "cases[" + i + "].";
      Optional<CaseFile> file = form.accepted((ObjectNode) objects.get(i).tree(), where);
      if (file.isPresent()) {
        files.add(file.get());
        rule.add(file.get(), window).forEach(fault -> form.refuse(fault.in(where)));
      }
    }
    return files;
  }

  void show(Context http) {
    String projectNo = Optional.ofNullable(http.queryParam("projectNo")).orElse("");
    String number = Optional.ofNullable(http.queryParam("serviceNumber")).orElse("1");
    List<FieldFault> faults = new ArrayList<>();
    if (projectNo.isEmpty()) {
      faults.add(new FieldFault("projectNo", "缺失", "missing"));
    }
    if (!number.matches("[1-9]\\d{0,8}")) {
      faults.add(new FieldFault("serviceNumber", "应为从 1 起的整数", "a whole number from 1 is wanted"));
    }
    if (!faults.isEmpty()) {
      throw Problem.malformed(faults);
    }
    int dots = ReceiptAnswer.dots(http);
    answer(
        http,
        desk.find(projectNo, Integer.parseInt(number))
            .orElseThrow(() -> Problem.notFound("没有此办件 / no such case")),
        dots);
  }

  void receipt(Context http) {
    String name = http.pathParam("name");
    int dots = ReceiptAnswer.dots(http);
    int dot = name.indexOf('.');
    IssuedReceipt receipt =
        desk.receipt(dot < 0 ? name : name.substring(0, dot))
            .orElseThrow(() -> Problem.notFound("没有此回执 / no such receipt"));
    if (dot >= 0) {
      ReceiptAnswer.answer(http, receipt, name.substring(dot + 1), dots);
      return;
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ReceiptAnswer.put(json, receipt);
    ReceiptAnswer.answer(http, 200, json, Optional.of(receipt), dots);
  }

  private static void answer(Context http, Reported reported, int dots) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    put(json, reported);
    reported.receipt().ifPresent(one -> ReceiptAnswer.put(json.putObject("receipt"), one));
    ReceiptAnswer.answer(http, reported.isNew() ? 201 : 200, json, reported.receipt(), dots);
  }

  private static void put(ObjectNode json, Reported reported) {
    json.put("projectNo", reported.projectNo())
        .put("serviceNumber", reported.serviceNumber())
        .put("state", reported.state().word());
  }

  static Problem conflict(CaseConflictException e) {
    return Problem.conflict(String.valueOf(e.getMessage()), e.faults());
  }
}

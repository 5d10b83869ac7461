package org.haochaping.gateway.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The cells of an XLSX file by the letter of ECMA-376, apart from the library that wrote it: a
 * number is what stands in a cell without a type, a text what stands in the table of strings.
 */
final class Cellbook {
  private final Map<String, Map<String, Object>> sheets = new LinkedHashMap<>();

  static Cellbook read(Path file) throws IOException {
    Cellbook book = new Cellbook();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      List<String> strings = new ArrayList<>();
      for (Element one : elements(xml(zip, "xl/sharedStrings.xml"), "si")) {
        strings.add(one.getTextContent());
      }
      int number = 1;
      for (Element sheet : elements(xml(zip, "xl/workbook.xml"), "sheet")) {
        book.sheets.put(
            sheet.getAttribute("name"),
            cells(xml(zip, "xl/worksheets/sheet" + number + ".xml"), strings));
        number++;
      }
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException("no XLSX", e);
    }
    return book;
  }

  private static Map<String, Object> cells(Document sheet, List<String> strings) {
    Map<String, Object> cells = new TreeMap<>();
    for (Element cell : elements(sheet, "c")) {
      String value = cell.getElementsByTagName("v").getLength() == 0 ? "" : cell.getTextContent();
      if (!value.isEmpty()) {
        cells.put(
            cell.getAttribute("r"),
            cell.getAttribute("t").equals("s")
                ? strings.get(Integer.parseInt(value))
                : Double.valueOf(value));
      }
    }
    return cells;
  }

  /** Everything, by sheet and by cell such as {@code B4}. */
  Map<String, Map<String, Object>> sheets() {
    return sheets;
  }

  /**
   * The cells of the row whose first cell says that, from column B on; empty texts where nothing
   * is.
   */
  List<Object> row(String sheet, String first) {
    Map<String, Object> cells = Objects.requireNonNull(sheets.get(sheet), sheet);
    String row =
        cells.entrySet().stream()
            .filter(one -> one.getKey().matches("A\\d+") && one.getValue().equals(first))
            .map(one -> one.getKey().substring(1))
            .findFirst()
            .orElseThrow();
    List<Object> values = new ArrayList<>();
    for (char column = 'B'; column <= 'O'; column++) {
      Object value = cells.get(column + row);
      values.add(value == null ? "" : value);
    }
    return values;
  }

  private static Document xml(ZipFile zip, String name)
      throws IOException, ParserConfigurationException, SAXException {
    try (InputStream in = zip.getInputStream(Objects.requireNonNull(zip.getEntry(name), name))) {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
    }
  }

  private static List<Element> elements(Document document, String name) {
    NodeList found = document.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }
}

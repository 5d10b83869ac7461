package org.haochaping.workshop.scale;

import java.util.List;

/** Departments, items and clerks of a hall that does not exist. */
final class Staff {
  /** How many windows the hall has, numbered from 1. */
  static final int WINDOWS = 24;

  private static final List<Department> DEPARTMENTS =
      List.of(
          department("市场监督管理局", "1A", "个体工商户设立登记", "公司设立登记", "食品经营许可", "营业执照变更"),
          department("人力资源和社会保障局", "2B", "参保登记", "社会保障卡申领", "退休待遇核定", "失业登记"),
          department("自然资源局", "3C", "不动产转移登记", "不动产抵押登记", "不动产查询"),
          department("公安局", "4D", "居民身份证申领", "居住证办理", "户口迁移", "出入境证件办理"),
          department("税务局", "5E", "发票领用", "契税申报", "完税证明开具"),
          department("卫生健康委员会", "6F", "公共场所卫生许可", "医师执业注册", "生育登记"));

  private static final List<String> SURNAMES = List.of("王", "李", "张", "刘", "陈", "杨", "赵", "孙");
  private static final List<String> NAMES = List.of("敏", "静", "磊", "洋", "艳", "勇", "娟", "涛", "萍");

  private Staff() {}

  /**
   * One department.
   *
   * @param code its credit code, 18 characters
   */
  record Department(String name, String code, List<String> items) {
    /** The code of an item, 31 characters. */
    String taskCode(int item) {
      return code + "%013d".formatted(4_000_000_000_000L + item);
    }
  }

  private static Department department(String name, String letters, String... items) {
    return new Department("乌兰察布市" + name, "1115090" + letters + "B12345678", List.of(items));
  }

  /** Whose window it is. */
  static Department at(int window) {
    return DEPARTMENTS.get((window - 1) % DEPARTMENTS.size());
  }

  /** Who sits there: a name that says nothing about anybody. */
  static String clerk(int window) {
    return SURNAMES.get(window % SURNAMES.size()) + NAMES.get(window % NAMES.size());
  }

  /** The clerk's staff number. */
  static String staffNumber(int window) {
    return "A%03d".formatted(window);
  }
}

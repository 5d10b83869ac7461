package org.haochaping.workshop.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.haochaping.workshop.hall.Hall;

/** The system at the clerk's desk, which knows the case and invites to rate it. */
final class WindowSystem {
  private final Hall hall;
  private final String terminal;
  private int invitations;

  WindowSystem(Hall hall, String terminal) {
    this.hall = hall;
    this.terminal = terminal;
  }

  /** Invites to rate a case, or a consultation where there is no receipt. */
  void invite(Optional<String> receipt) {
    invitations++;
    List<String> about = new ArrayList<>(List.of("--item", "个体工商户设立登记"));
    receipt.ifPresent(link -> about.addAll(List.of("--receipt", link, "--case", "1509-****-0001")));
    command(about);
  }

  /** Takes the last invitation back. */
  void withdraw() {
    command(List.of("--withdraw"));
  }

  private void command(List<String> more) {
    List<String> command =
        new ArrayList<>(List.of("terminal", "invite", terminal, "--id", "demo-" + invitations));
    command.addAll(more);
    hall.gatewayCommand("invite-" + invitations, command.toArray(String[]::new));
  }
}

use std::process::Command;

fn main() {
    let status = Command::new("git").arg("--version").status();
    println!("{}", status.is_ok());
}

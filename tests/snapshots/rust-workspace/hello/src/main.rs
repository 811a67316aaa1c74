//! Greets, with a word out of a file.
fn main() {
    let number = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(0);
    match words::word("/usr/local/share/hello/words.txt", number) {
        Ok(word) => println!("{word}"),
        Err(error) => {
            eprintln!("{error}");
            std::process::exit(3)
        }
    }
}

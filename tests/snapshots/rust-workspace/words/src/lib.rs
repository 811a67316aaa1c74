//! Words out of a file.

/// The word of that number.
pub fn word(path: &str, number: usize) -> Result<String, String> {
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    text.split_whitespace().nth(number).map(String::from).ok_or_else(|| format!("no word {number}"))
}

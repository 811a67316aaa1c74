//! A server that answers with the files below `assets`.
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;

extern "C" fn stop(_: i32) {
    std::process::exit(0);
}

extern "C" {
    fn signal(number: i32, handler: extern "C" fn(i32)) -> usize;
}

fn main() {
    unsafe { signal(15, stop) };
    let listener = TcpListener::bind("0.0.0.0:8000").expect("the port is free");
    for stream in listener.incoming() {
        let mut stream = match stream {
            Ok(stream) => stream,
            Err(_) => continue,
        };
        let mut line = String::new();
        if BufReader::new(&stream).read_line(&mut line).is_err() {
            continue;
        }
        let path = line.split(' ').nth(1).unwrap_or("/");
        let name = if path == "/" { "/index.html" } else { path };
        let (status, body) = match fs::read_to_string(format!("assets{name}")) {
            Ok(text) => ("200 OK", text),
            Err(_) => ("404 Not Found", String::from("nothing here\n")),
        };
        let _ = write!(stream, "HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len());
    }
}

use std::env;

use actix_web::{get, web, App, HttpServer, Responder};
use aws_sdk_s3::Client as Storage;
use reqwest::Client;

struct Settings {
    beacon: String,
}

fn settings() -> Settings {
    let beacon = env::var("BEACON_URL").unwrap_or_else(|_| "http://beacon:9000".to_string());
    Settings { beacon: beacon }
}

#[get("/buoys/{id}")]
async fn buoy(id: web::Path<String>, client: web::Data<Client>, settings: web::Data<Settings>) -> impl Responder {
    let url = format!("{}/beacons/{}", settings.beacon, id);
    client.get(url).send().await.unwrap().text().await.unwrap()
}

async fn keep(storage: Storage) {
    let bucket = env::var("BUCKET").expect("BUCKET is not set");
    storage.put_object().bucket(bucket).key("buoys").send().await.unwrap();
}

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    let key = env::var("API_KEY").unwrap_or("not-a-real-key".to_string());
    HttpServer::new(|| App::new().service(buoy)).bind("0.0.0.0:8080")?.run().await
}

use axum::{routing::get, Router};
use clap::Parser;
use tokio::signal::unix::{signal, SignalKind};

#[derive(Parser)]
struct Args {
    #[arg(long, env = "LISTEN_ADDR", default_value = "0.0.0.0:9000")]
    listen: String,
}

#[tokio::main]
async fn main() {
    let args = Args::parse();
    let app = Router::new().route("/beacons/{id}", get(show));
    // http://buoy:8080 is only spoken of here.
    let listener = tokio::net::TcpListener::bind(&args.listen).await.unwrap();
    axum::serve(listener, app).with_graceful_shutdown(stop()).await.unwrap();
}

async fn stop() {
    signal(SignalKind::terminate()).unwrap().recv().await;
}

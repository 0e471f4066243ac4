def test_an_uploaded_picture_is_served_in_development(client, settings):
    folder = settings.MEDIA_ROOT / "projects"
    folder.mkdir(parents=True)
    (folder / "bench.jpg").write_bytes(b"picture")
    answer = client.get("/media/projects/bench.jpg")
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content) == b"picture"
    assert answer["Content-Type"] == "image/jpeg"


def test_nothing_outside_the_folder_is_served(client, settings, tmp_path):
    settings.MEDIA_ROOT.mkdir()
    (tmp_path / "secret").write_text("secret")
    assert client.get("/media/../secret").status_code == 400
    assert client.get("/media/").status_code == 404

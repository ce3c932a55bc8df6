package main

import (
	"context"
	"errors"
	"testing"

	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/aws/request"
	"github.com/aws/aws-sdk-go/service/sqs"
	"github.com/aws/aws-sdk-go/service/sqs/sqsiface"
)

type fakeSQS struct {
	sqsiface.SQSAPI
	err  error
	sent []*sqs.SendMessageInput
}

func (f *fakeSQS) GetQueueUrlWithContext(_ aws.Context, in *sqs.GetQueueUrlInput, _ ...request.Option) (*sqs.GetQueueUrlOutput, error) {
	return &sqs.GetQueueUrlOutput{QueueUrl: aws.String("http://sqs/" + *in.QueueName)}, f.err
}

func (f *fakeSQS) SendMessageWithContext(_ aws.Context, in *sqs.SendMessageInput, _ ...request.Option) (*sqs.SendMessageOutput, error) {
	f.sent = append(f.sent, in)
	return &sqs.SendMessageOutput{}, f.err
}

func TestQueue(t *testing.T) {
	f := &fakeSQS{}
	q, err := openQueue(context.Background(), f, "wallet-payments")
	if err != nil {
		t.Fatal(err)
	}
	if err := q.Send(context.Background(), "{}"); err != nil {
		t.Fatal(err)
	}
	if *f.sent[0].QueueUrl != "http://sqs/wallet-payments" || *f.sent[0].MessageBody != "{}" {
		t.Errorf("sent %v", f.sent[0])
	}
}

func TestNoQueueNoStart(t *testing.T) {
	if _, err := openQueue(context.Background(), &fakeSQS{err: errors.New("access denied")}, "q"); err == nil {
		t.Error("started without a queue")
	}
}
